import { answerJson } from '@/scripts/ask/answer-json';
import { answerTable } from '@/scripts/ask/answer-table';
import { problemSentence } from '@/scripts/ask/problem-sentence';
import { type AskArgs, readAskArgs, USAGE } from '@/scripts/ask/read-ask-args';
import { authorization } from '@/scripts/ask/sign-in';
import { messagesFile } from '@/scripts/languages/locale-files';
import { readMessages } from '@/utils/lib/messages-file';
import type { Result } from '@/utils/lib/result';
import { createText } from '@/utils/lib/text';
import { type Now, SECOND } from '@/utils/lib/time';
import type { HttpOptions } from '@/utils/trakt/http';
import type { ActivityAnswer, AnswerProblem, QuestionError } from '@/utils/trakt/questions/answer';
import { createQuestions } from '@/utils/trakt/questions/create-questions';
import type { TraktClient } from '@/utils/trakt/trakt-client';

export interface AskSeams {
  env: Readonly<Record<string, string | undefined>>;
  now: Now;
  createTraktClient(from: Pick<AskArgs, 'protocol' | 'origin' | 'clientId'> & Pick<HttpOptions, 'auth'>): TraktClient;
}

export interface AskOutput {
  stdout: string;
  stderr: string;
  /** 0: answered; 1: a request failed; 2: bad arguments. */
  code: 0 | 1 | 2;
}

const text = createText(readMessages(messagesFile('en')), 'en');

/** `npm run ask`: one of the two questions, asked from a terminal through the extension's own code. */
export async function runAsk(args: readonly string[], { env, now, createTraktClient }: AskSeams): Promise<AskOutput> {
  const read = readAskArgs(args, env, text);
  if (!read.ok) return { stdout: '', stderr: [...read.error, '', USAGE].join('\n'), code: 2 };
  const { protocol, origin, clientId, json, signIn } = read.value;
  const auth = signIn ? () => authorization(signIn) : undefined;
  const feed = createTraktClient({ protocol, origin, clientId, auth });
  const result = await ask(createQuestions(feed, protocol, now), read.value);
  const answer = result.ok ? result.value : noAnswer(result.error, read.value, () => feed.serverTime() ?? now());
  const from = { v1: protocol === 'v1', signedIn: signIn !== null };
  const code = !result.ok || answer.problems.some(hasFailed) ? 1 : 0;
  if (!result.ok && !json) {
    const clock = { now: now(), ...from };
    const stderr = answer.problems.map((problem) => problemSentence(text, problem, clock)).join('\n');
    return { stdout: '', stderr, code };
  }
  return {
    stdout: json ? JSON.stringify(answerJson(text, answer, from), null, 2) : answerTable(text, answer, from),
    stderr: '',
    code,
  };
}

function ask(
  questions: ReturnType<typeof createQuestions>,
  asked: AskArgs,
): Promise<Result<ActivityAnswer, QuestionError>> {
  return asked.question === 'user' ? questions.userActivity(asked.query) : questions.seasonsActivity(asked.query);
}

/** Private and unknown people count as answered: an answer without them is complete. */
function hasFailed(problem: AnswerProblem): boolean {
  return problem.kind === 'failed' && problem.error.kind !== 'private' && problem.error.kind !== 'not-found';
}

function noAnswer(error: QuestionError, { query }: AskArgs, now: Now): ActivityAnswer {
  const current = Math.floor(now() / SECOND);
  return {
    timestamps: { start: query.startTs ?? current, end: query.endTs ?? current, current },
    activity: [],
    complete: false,
    // Arguments were checked before.
    problems: error.kind === 'invalid' ? [] : [error],
  };
}
