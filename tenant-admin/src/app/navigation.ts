import { Columns3, ListChecks, type LucideIcon, Sun, UserRoundCog, Users } from 'lucide-react';
import type { frameTexts } from '@/lib/frame-texts';
import type { Right } from '@/lib/session';

type Text = {
  [K in keyof (typeof frameTexts)['en']]: (typeof frameTexts)['en'][K] extends string ? K : never;
}[keyof (typeof frameTexts)['en']];

export interface Place {
  to: string;
  text: Text;
  icon: LucideIcon;
  right: Right;
  /** The key that leads there. */
  shortcut?: string;
  group: 'day' | 'shop';
}

/** All pages, in the order in which they are shown. */
export const PLACES: Place[] = [
  { to: '/', text: 'today', icon: Sun, right: 'seeDay', shortcut: 't', group: 'day' },
  { to: '/board', text: 'board', icon: Columns3, right: 'seeDay', shortcut: 'b', group: 'day' },
  { to: '/customers', text: 'customers', icon: Users, right: 'seeDay', shortcut: 'c', group: 'day' },
  { to: '/services', text: 'services', icon: ListChecks, right: 'runDay', group: 'shop' },
  { to: '/technicians', text: 'technicians', icon: UserRoundCog, right: 'runDay', group: 'shop' },
];
