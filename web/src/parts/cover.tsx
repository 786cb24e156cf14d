import { useState } from 'react'
import { coverOf } from '../../../packages/pictures.ts'
import { Drawing } from './drawing.tsx'

interface CoverProps {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly imageUrl: string | null | undefined
  readonly isLarge?: boolean
}

/** The picture of an item, or a drawing where it has none or its picture cannot be loaded. Decoration only. */
export function Cover({ id, kind, title, imageUrl, isLarge = false }: CoverProps) {
  const [failedUrl, setFailedUrl] = useState<string>()
  const className = isLarge ? 'cover is-large' : 'cover'
  if (!imageUrl || imageUrl === failedUrl)
    return <Drawing className={className} shapes={coverOf({ id, kind, title })} />
  return (
    <img className={className} src={imageUrl} alt="" loading="lazy" onError={() => setFailedUrl(imageUrl)} />
  )
}
