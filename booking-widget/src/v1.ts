import { BookingElement } from './booking-element.ts';

// Pages may contain the script twice.
if (!customElements.get('wrenchtime-booking')) {
  customElements.define('wrenchtime-booking', BookingElement);
}
