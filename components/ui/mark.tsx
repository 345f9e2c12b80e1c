/** Satchel's mark: bag, flap and strap, three strokes. Drawn in the current text colour. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M2.75 4.75V11A2.25 2.25 0 0 0 5 13.25h6A2.25 2.25 0 0 0 13.25 11V4.75" />
      <path d="M1.75 2.75h12.5V5A4 4 0 0 1 10.25 9h-4.5A4 4 0 0 1 1.75 5z" />
      <path d="M8 7.25v3.5" />
    </svg>
  );
}
