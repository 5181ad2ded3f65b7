export function serveSites(
  platform: string,
  shop: string,
  port?: number,
  folder?: string,
): Promise<{ address: string; close(): void }>;
