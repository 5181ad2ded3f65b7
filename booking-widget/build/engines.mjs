// Runs a whole booking in Firefox (Debian: firefox-esr), where it is installed. PLATFORM and SHOP as for browser.mjs; SCREENS=folder keeps pictures.
import './setup.mjs';
import { runTests } from './tests.mjs';

// Node 20 has a WebSocket, and hides it.
process.exit(await runTests('engines', '--experimental-websocket', '--no-warnings'));
