/** What is typed, as people of the country write it as soon as it is complete; otherwise as it was typed. */
export function national(typed: string, country: string): string {
  const digits = typed.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if ((country !== 'US' && country !== 'CA') || digits.length !== 10 || /^\s*\+(?!1)/.test(typed)) {
    return typed;
  }
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** Whether this can be a telephone number; whether it is one, the server tells. */
export function plausible(typed: string, country: string): boolean {
  const digits = typed.replace(/\D/g, '').length;
  return digits >= (country === 'US' || country === 'CA' ? 10 : 6) && digits <= 15;
}
