import { useEffect, useRef } from 'react'
import { navigationCount } from './route.ts'

let focusedAt = 0

/** The heading of a page, which also names the tab. It takes the focus once after each navigation, so screen readers say it. */
export function PageTitle({ title }: { readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Corner shop`
    if (focusedAt === navigationCount()) return
    focusedAt = navigationCount()
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  )
}
