/** The logo: two waves. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" fill="none" strokeLinecap="round" strokeWidth="2.6" aria-hidden="true">
      <path stroke="currentColor" strokeOpacity=".4" d="M4 16c3.500 0 3.500-4 7-4s4 8 8 8 4-4 9-4" />
      <path stroke="var(--accent)" d="M4 21c4 0 3.500-11 7.500-11s4 11 8.500 11 3.500-5 8-5" />
    </svg>
  )
}
