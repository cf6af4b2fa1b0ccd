/**
 * Whether a text matches a pattern of IAM, in which `*` stands for any text and `?` for one character. Case is ignored.
 * Patterns are pasted by people: time grows with the product of both lengths, never faster.
 */
export function matches(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let position = 0;
  let star = -1;
  let resumeAt = 0;
  while (position < given.length) {
    if (wanted[at] === "*") {
      star = at++;
      resumeAt = position;
    } else if (wanted[at] === "?" || wanted[at] === given[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resumeAt;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}

export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
