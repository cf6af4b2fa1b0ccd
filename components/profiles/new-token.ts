/** A fresh request token. `crypto.randomUUID` is missing on plain HTTP other than loopback; this is not. */
export function newRequestToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
