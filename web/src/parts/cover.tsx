import { useId, useState } from 'react'
import { hueOf } from './hue-of.ts'

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/movie|film|series|show|video|episode/, 'M19 15v18l15-9Z'],
  [/product|shop/, 'M14 18h20l2 18H12Zm5 0a5 5 0 0 1 10 0'],
  [/post|article|book|news/, 'M14 15h20M14 22h20M14 29h13M14 36h8'],
  [/fund|etf|stock|bond/, 'M12 34l8-9 6 5 10-14M30 16h6v6'],
  [
    /artist|song|track|album|podcast/,
    'M20 33V15l14-3v17M20 33a4 4 0 1 1-8 0 4 4 0 0 1 8 0Zm14-4a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z',
  ],
]

const OTHER = 'M24 12l12 12-12 12-12-12Z'

interface CoverProps {
  readonly id: string
  readonly kind: string
  readonly imageUrl: string | null | undefined
  readonly isLarge?: boolean
}

/** The picture of an item, or a drawing where it has none or its picture cannot be loaded. Decoration only. */
export function Cover({ id, kind, imageUrl, isLarge = false }: CoverProps) {
  const [failedUrl, setFailedUrl] = useState<string>()
  const className = isLarge ? 'cover is-large' : 'cover'
  if (!imageUrl || imageUrl === failedUrl) return <DrawnCover id={id} kind={kind} className={className} />
  return (
    <img className={className} src={imageUrl} alt="" loading="lazy" onError={() => setFailedUrl(imageUrl)} />
  )
}

interface DrawnCoverProps {
  readonly id: string
  readonly kind: string
  readonly className: string
}

/** Derived from id and kind: the same every time, without a request. */
function DrawnCover({ id, kind, className }: DrawnCoverProps) {
  const gradient = useId()
  const hue = hueOf(id)
  const sign = SIGNS.find(([kinds]) => kinds.test(kind.toLowerCase()))?.[1] ?? OTHER
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true">
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={`oklch(0.64 0.13 ${hue})`} />
          <stop offset="1" stopColor={`oklch(0.42 0.12 ${hue + 40})`} />
        </linearGradient>
      </defs>
      <rect width="48" height="48" fill={`url(#${gradient})`} />
      <circle cx={8 + (hue % 32)} cy={6 + (hue % 11)} r="16" fill="#fff" opacity="0.1" />
      <path
        d={sign}
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity="0.92"
      />
    </svg>
  )
}
