import { useAttune, usePage, useTrack, useViewer } from '@attune/react'
import { createContext, type ReactNode, useContext, useState } from 'react'
import {
  DismissDocument,
  ForgetDocument,
  LikesDocument,
  UndoDismissalDocument,
} from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'
import { useAttempt, useToast } from './toasts.tsx'
import { useWrite } from './writes.ts'

interface Titled {
  readonly id: string
  readonly title: string
}

interface Choices {
  isLiked(itemId: string): boolean
  isHidden(itemId: string): boolean
  /** Likes a product, or takes the like back. */
  toggleLike(item: Titled): void
  /** Never shows a product again, until it is undone. */
  dismiss(item: Titled): void
}

const ChoicesContext = createContext<Choices | null>(null)

export function useChoices(): Choices {
  const choices = useContext(ChoicesContext)
  if (!choices) throw new Error('outside of ChoicesProvider')
  return choices
}

/** What was chosen on this page: the id of the like by item, null for one that was taken back, and hidden items. */
interface Chosen {
  readonly viewer: string
  readonly likes: ReadonlyMap<string, string | null>
  readonly hidden: ReadonlySet<string>
}

/** Knows what the visitor likes and hides, at once and everywhere. Each choice can be undone from a notice. */
export function ChoicesProvider({ children }: { readonly children: ReactNode }) {
  const viewer = useViewer()
  const { user } = useShop()
  const earlier = useEarlierLikes(user !== null)
  const [last, setChosen] = useState<Chosen>({ viewer, likes: new Map(), hidden: new Set() })
  const none: Chosen = { viewer, likes: new Map(), hidden: new Set() }
  const chosen = last.viewer === viewer ? last : none
  const change = (next: (current: Chosen) => Partial<Chosen>) =>
    setChosen((current) => {
      const own = current.viewer === viewer ? current : none
      return { ...own, ...next(own) }
    })
  const likeOf = (itemId: string) => {
    const here = chosen.likes.get(itemId)
    return here === undefined ? (earlier.get(itemId) ?? null) : here
  }
  const setLike = (itemId: string, eventId: string | null) =>
    change(({ likes }) => ({ likes: new Map(likes).set(itemId, eventId) }))
  const setHidden = (itemId: string, isHidden: boolean) =>
    change(({ hidden }) => {
      const next = new Set(hidden)
      if (isHidden) next.add(itemId)
      else next.delete(itemId)
      return { hidden: next }
    })
  const toggleLike = useToggleLike(likeOf, setLike)
  const dismiss = useDismiss(setHidden)
  const isLiked = (itemId: string) => likeOf(itemId) !== null
  const isHidden = (itemId: string) => chosen.hidden.has(itemId)
  return <ChoicesContext value={{ isLiked, isHidden, toggleLike, dismiss }}>{children}</ChoicesContext>
}

/** Likes of earlier visits, the id of the event by item: a visitor without an account has none. */
function useEarlierLikes(isUser: boolean): ReadonlyMap<string, string> {
  const { data } = usePage(LikesDocument, {}, { skip: !isUser })
  const events = isUser ? (data?.viewer?.events?.nodes ?? []) : []
  return new Map(events.flatMap(({ eventId, item }) => (item ? [[item.id, eventId] as const] : [])))
}

function useToggleLike(
  likeOf: (itemId: string) => string | null,
  setLike: (itemId: string, eventId: string | null) => void,
) {
  const attune = useAttune()
  const { user } = useShop()
  const track = useTrack()
  const write = useWrite()
  const toast = useToast()
  const attempt = useAttempt()
  const unlike = ({ id, title }: Titled, eventId: string) =>
    attempt(async () => {
      setLike(id, null)
      // The like itself may still wait.
      await attune.flush()
      await write(ForgetDocument, { eventId })
      toast({ text: `Your like of ${title} is taken back.` })
    })
  return (item: Titled) => {
    const { id, title } = item
    const known = likeOf(id)
    if (known !== null) {
      if (user) unlike(item, known)
      else toast({ text: 'Sign in to take likes back.' })
      return
    }
    const eventId = track({ kind: 'LIKE', itemId: id })
    if (eventId === null) return toast({ text: 'Likes are kept once you agree below.' })
    setLike(id, eventId)
    toast({
      text: `You like ${title}.`,
      ...(user && { act: { label: 'Undo', run: () => unlike(item, eventId) } }),
    })
  }
}

function useDismiss(setHidden: (itemId: string, isHidden: boolean) => void) {
  const write = useWrite()
  const toast = useToast()
  const attempt = useAttempt()
  const undo = (itemId: string) =>
    attempt(async () => {
      await write(UndoDismissalDocument, { itemId })
      setHidden(itemId, false)
    })
  return ({ id, title }: Titled) =>
    attempt(async () => {
      await write(DismissDocument, { itemId: id })
      setHidden(id, true)
      toast({ text: `${title} is not shown again.`, act: { label: 'Undo', run: () => undo(id) } })
    })
}
