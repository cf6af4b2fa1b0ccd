const accountId = /(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g;
const masked = "************";

/** The same value with every AWS account ID in its texts replaced by stars. */
export function maskAccountIds<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, member) => (typeof member === "string" ? member.replace(accountId, masked) : member)),
  );
}
