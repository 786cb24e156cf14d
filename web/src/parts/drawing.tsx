import type { Shape } from '../../../packages/pictures.ts'

interface DrawingProps {
  readonly className: string
  readonly shapes: readonly Shape[]
}

/** A drawn picture. Decoration: what it stands for is next to it in words. */
export function Drawing({ className, shapes }: DrawingProps) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true">
      {shapes.map(({ d, fill }) => (
        <path key={d + fill} d={d} fill={fill} />
      ))}
    </svg>
  )
}
