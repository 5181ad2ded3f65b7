import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

export type Storefront = Schemas['Storefront'];
export type Shop = Schemas['Profile'];
export type Service = Schemas['ServiceView'];
export type Price = Schemas['Price'];
export type Coverage = Schemas['Coverage'];
export type Slot = Schemas['SlotView'];
export type Day = Schemas['DayView'];
export type SlotList = Schemas['SlotList'];
export type Hold = Schemas['HoldView'];
export type HoldRequest = Schemas['HoldRequest'];
export type Booking = Schemas['AppointmentRequest'];
export type Appointment = Schemas['AppointmentView'];
export type Change = Schemas['ChangeRequest'];

/** Where the car is, as far as times depend on it. */
export type Place = { postalCode: string } | { lat: number; lng: number };
