// npm run demo [platform] [shop]
import { serveSites } from './server.mjs';

const [platform = 'http://localhost:8080', shop = 'edgar'] = process.argv.slice(2);
const { address } = await serveSites(platform, shop, 8090);
console.log(`Sites of ${shop}, with the element from ${platform}: ${address}`);
