// Runs the tests in a real browser against a running application: PLATFORM is its address, SHOP a shop with the menu of the
// demonstration that nobody else books. BROWSER names a Chromium, if it is not in its usual place.
import './setup.mjs';
import { runTests } from './tests.mjs';

process.exit(await runTests('browser'));
