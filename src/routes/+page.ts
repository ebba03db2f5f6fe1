// Written at build time: with SSR off it is the bare shell, which the service worker answers any
// address with when the server is gone.
export const prerender = true;
