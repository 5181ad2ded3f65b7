/** What goes into a calendar. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  /** With an offset. */
  readonly start: string;
  readonly end: string;
  readonly text: string;
}

/** The entry as RFC 5545 writes it. */
export function ics(entry: Entry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Wrenchtime//Booking//EN',
    'BEGIN:VEVENT',
    `UID:${entry.id}@wrenchtime`,
    `DTSTAMP:${utc(new Date().toISOString())}`,
    `DTSTART:${utc(entry.start)}`,
    `DTEND:${utc(entry.end)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.text)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((it) => `${folded(it)}\r\n`).join('');
}

/** A link that offers the entry to Google Calendar. */
export function googleLink(entry: Entry): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: entry.title,
    dates: `${utc(entry.start)}/${utc(entry.end)}`,
    details: entry.text,
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

function utc(time: string) {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escaped(text: string) {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n?|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
      .replace(/[\u0000-\u001f\u007f]/g, '')
  );
}

// At most 75 octets a line, and no character torn in two.
function folded(line: string) {
  const encoder = new TextEncoder();
  let out = '';
  let length = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > 74) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += octets;
  }
  return out;
}
