export interface RuleState {
  id: string;
  text: string;
  isMet: boolean;
}

/** The rules of a profile name one by one, for a checklist; together they say what `profileNameSchema` says. */
export function nameRules(name: string): RuleState[] {
  return [
    { id: "length", text: "1 to 64 characters", isMet: name.length >= 1 && name.length <= 64 },
    { id: "start", text: "Begins with a letter or digit", isMet: /^[0-9a-zA-Z]/.test(name) },
    {
      id: "characters",
      text: "Only letters, digits, spaces, hyphens and underscores",
      isMet: name !== "" && /^[0-9a-zA-Z _-]+$/.test(name),
    },
    {
      id: "separators",
      text: "Never two spaces, hyphens or underscores in a row",
      isMet: name !== "" && !/[ _-]{2}/.test(name),
    },
  ];
}
