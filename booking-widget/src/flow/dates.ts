/** The date so many days later. */
export function later(date: string, days: number): string {
  const moved = new Date(`${date}T12:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
