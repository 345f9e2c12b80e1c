/** Hands the person a file to keep, by the browser's own download. */
export function saveJson(name: string, value: unknown): void {
  saveBlob(name, new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/** @param ots the standard file of a digest's stamp, base64 */
export function saveOts(digest: string, ots: string): void {
  saveBlob(`satchel-${digest.slice(2, 10)}.ots`, new Blob([Uint8Array.from(atob(ots), (char) => char.charCodeAt(0))]));
}
