// Every page runs in the browser only: what it shows lives on this device and opens without a server.
export const ssr = false;
