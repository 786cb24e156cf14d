import { coverOf, portraitOf, type Shape } from '../../../packages/pictures.ts'
import type { CardFragment } from '../__generated__/graphql.ts'

type Pictured = Pick<CardFragment, 'id' | 'kind' | 'title'> & {
  readonly imageUrl?: string | null | undefined
}

/** The picture of a product, drawn if it has none. Decoration: its title is beside it. */
export function Cover({ item: { imageUrl, ...drawn } }: { readonly item: Pictured }) {
  if (imageUrl) return <img className="cover" src={imageUrl} alt="" loading="lazy" width="48" height="48" />
  return <Drawing className="cover" shapes={coverOf(drawn)} />
}

/** The drawn portrait of a person. */
export function Portrait({ id }: { readonly id: string }) {
  return <Drawing className="portrait" shapes={portraitOf(id)} />
}

function Drawing({ className, shapes }: { readonly className: string; readonly shapes: readonly Shape[] }) {
  return (
    <svg className={className} viewBox="0 0 48 48" aria-hidden="true">
      {shapes.map(({ d, fill }) => (
        <path key={d + fill} d={d} fill={fill} />
      ))}
    </svg>
  )
}
