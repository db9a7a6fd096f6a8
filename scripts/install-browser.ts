import { pathToFileURL } from 'node:url';
import { findBrowser, findFirefox } from './find-browser';
import { hasApt, installPackages, succeeds } from './install-packages';

/** Instructions for a person where installing is not possible here. */
function adviceFor(platform: NodeJS.Platform): string {
  const how =
    platform === 'darwin'
      ? 'Install Google Chrome from https://www.google.com/chrome/ (or: brew install --cask chromium)'
      : platform === 'win32'
        ? 'Install Google Chrome from https://www.google.com/chrome/ (or: winget install Google.Chrome)'
        : hasApt()
          ? 'Install the package "chromium" as root: apt-get update && apt-get install -y chromium'
          : 'Install the package "chromium" of your distribution (for example: dnf install chromium, pacman -S chromium)';
  return `No browser was found. ${how}\nIf there is one in another place, name it: LOOKOUT_BROWSER=/path/to/chrome`;
}

/**
 * The browser to use. If there is none, installs Chromium from the system's packages, if that needs no confirmation.
 * @throws Error that tells a person exactly what to install
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (installPackages(['chromium', 'fonts-liberation'])) {
    const installed = findBrowser();
    // Ubuntu's package of that name only installs a snap, which may not work.
    if (installed && succeeds(installed, ['--version'])) return installed;
  }
  throw new Error(adviceFor(process.platform));
}

/** Instructions for installing Firefox where that is not possible here. */
export function firefoxAdvice(platform: NodeJS.Platform, apt: boolean): string {
  const how =
    platform === 'darwin'
      ? 'Install it from https://www.mozilla.org/firefox/ (or: brew install --cask firefox)'
      : platform === 'win32'
        ? 'Install it from https://www.mozilla.org/firefox/ (or: winget install Mozilla.Firefox)'
        : apt
          ? 'Install the package "firefox-esr" as root: apt-get update && apt-get install -y firefox-esr'
          : 'Install the package "firefox" of your distribution (for example: dnf install firefox, pacman -S firefox)';
  return `Firefox was not found. ${how}\nIf it is in another place, name it: LOOKOUT_FIREFOX=/path/to/firefox`;
}

/**
 * The Firefox to use. If there is none, installs it from the system's packages, if that needs no confirmation.
 * @throws Error that names the package to install
 */
export function ensureFirefox(): string {
  const found = findFirefox();
  if (found) return found;
  if (installPackages(['firefox-esr'])) {
    const installed = findFirefox();
    if (installed && succeeds(installed, ['--version'])) return installed;
  }
  throw new Error(firefoxAdvice(process.platform, hasApt()));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureBrowser());
    console.log(ensureFirefox());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
