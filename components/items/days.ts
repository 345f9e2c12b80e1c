/** Days as date fields have them ('2027-05-03'), in the time zone of this device; moments in Unix milliseconds. */

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** The day of a moment. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** When a day begins; undefined for what is not a day. */
export const startOf = (day: string): number | undefined => midnight(day, 0);

/** When the day after it begins. */
export const endOf = (day: string): number | undefined => midnight(day, 1);

function midnight(day: string, later: number): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date + later).getTime();
  return at >= 0 ? at : undefined;
}
