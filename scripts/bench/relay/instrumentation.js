/** Empty: without it Next takes the console's, which lies further up. */
export function register() {}
