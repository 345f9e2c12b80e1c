/** The two commands that tell what an entry of a tab's history was: of open tabs, of closed ones. */
const NAVIGATIONS = [6, 1];
/** 'SNSS' and a version. */
const HEADER = 8;
/** A pickle's own length, the tab's id, the entry's place. */
const BEFORE_ADDRESS = 12;

/**
 * Whose state it is that lies at an offset of a session file: the address of the page, or null.
 *
 * @see https://source.chromium.org/chromium/chromium/src/+/main:components/sessions/core/command_storage_backend.cc
 */
export function pageOfState(file: Buffer, offset: number): string | null {
  let at = HEADER;
  while (at + 3 <= file.length) {
    const end = at + 2 + file.readUInt16LE(at);
    if (offset < end) return addressIn(file.subarray(at + 2, end));
    at = end;
  }
  return null;
}

function addressIn(command: Buffer): string | null {
  const [kind = 0] = command;
  const at = 1 + BEFORE_ADDRESS;
  if (!NAVIGATIONS.includes(kind) || command.length < at + 4) return null;
  return command.toString('utf8', at + 4, at + 4 + command.readUInt32LE(at));
}
