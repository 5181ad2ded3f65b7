import { Api, query } from './client.ts';
import type { Appointment, Change, SlotList } from './types.ts';

/** The public API of one shop, with what the holder of a manage link may do. */
export class ManageApi extends Api {
  appointment(token: string) {
    return this.send<Appointment>('GET', `manage/${token}`);
  }

  otherTimes(token: string, from: string, to: string) {
    return this.send<SlotList>('GET', `manage/${token}/availability?${query({ from, to })}`);
  }

  change(token: string, change: Change) {
    return this.send<Appointment>('PATCH', `manage/${token}`, change);
  }
}
