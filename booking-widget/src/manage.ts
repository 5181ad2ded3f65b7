import { ManageElement } from './manage-element.ts';

if (!customElements.get('wrenchtime-manage')) {
  customElements.define('wrenchtime-manage', ManageElement);
}
