/** Names of the background's alarms. */
export const ALARM = { lock: 'lock', chain: 'chain', stamps: 'stamps', proof: 'proof', reports: 'reports' } as const;
