/** Downloads a file. */
export function saveFile(document: Document, name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download holds the data itself by the next task.
  setTimeout(() => URL.revokeObjectURL(address));
}
