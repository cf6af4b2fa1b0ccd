import Link from "next/link";

export function Brand() {
  return (
    <Link href="/profiles" className="flex items-center gap-2 rounded-md font-semibold">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-5">
        <rect width="32" height="32" rx="7" className="fill-primary" />
        <path
          d="M6 16h8.5M26 9h-5c-3.6 0-6.5 3.1-6.5 7s2.9 7 6.5 7h5"
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          className="stroke-primary-foreground"
        />
      </svg>
      Profile Console
    </Link>
  );
}
