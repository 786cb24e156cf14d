import { useAttune, usePage, useViewer } from '@attune/react'
import {
  ForgetDocument,
  MyDataDocument,
  type MyDataQuery,
  SetConsentDocument,
  UndoDismissalDocument,
} from '../__generated__/graphql.ts'
import { PageTitle } from './page-title.tsx'
import { PrivacyRequests } from './privacy-requests.tsx'
import { href } from './route.ts'
import { useShop } from './shop.tsx'
import { Failure, ListSkeleton } from './skeletons.tsx'
import { useAttempt, useToast } from './toasts.tsx'
import { useWrite } from './writes.ts'

type Me = NonNullable<MyDataQuery['viewer']>

/** What the shop knows about the visitor, why their lists are as they are, and how to change that. */
export function MyDataPage() {
  const { user } = useShop()
  return (
    <>
      <PageTitle title="My data" />
      {user ? <UserData /> : <VisitorData />}
    </>
  )
}

function VisitorData() {
  const attune = useAttune()
  useViewer()
  const toast = useToast()
  const attempt = useAttempt()
  const write = useWrite()
  if (!attune.isAllowed) {
    return <p>You are not signed in, and we remember nothing that you do.</p>
  }
  const withdraw = () =>
    attempt(async () => {
      // First, while this browser still knows who decides.
      await write(SetConsentDocument, { choices: [{ purpose: 'VISITOR_HISTORY', isGranted: false }] })
      await attune.withdraw()
      toast({ text: 'We forgot you in this browser.' })
    })
  return (
    <section>
      <p>You are not signed in. We remember what you look at in this browser, because you agreed.</p>
      <button type="button" onClick={withdraw}>
        Do not remember me any more
      </button>
    </section>
  )
}

function UserData() {
  const { data, error, reload } = usePage(MyDataDocument, {})
  const me = data?.viewer
  if (error && !me) return <Failure error={error} onRetry={reload} />
  if (!me) return <ListSkeleton shape="grid" />
  return (
    <div className="my-data">
      <Why me={me} />
      <Remembering me={me} onChanged={reload} />
      <History me={me} onChanged={reload} />
      <Dismissed me={me} onChanged={reload} />
      <PrivacyRequests />
    </div>
  )
}

interface PartProps {
  readonly me: Me
  onChanged(): void
}

/** Kinds of tags that products have. The demo world has others, for what this shop does not sell. */
const OF_PRODUCTS = new Set(['category', 'brand', 'material'])

function Why({ me }: { readonly me: Me }) {
  const interests = (me.interests?.nodes ?? [])
    .filter(({ tag }) => OF_PRODUCTS.has(tag.kind ?? ''))
    .slice(0, 8)
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why you see what you see</h2>
      {interests.length === 0 ? <p>We know nothing about what you like yet.</p> : null}
      <p>{interests.length > 0 ? 'From what you did, we conclude that you like:' : null}</p>
      <ul className="bars">
        {interests.map(({ tag, probability }) => (
          <li key={tag.id}>
            <span>{tag.name}</span>
            <meter max={interests[0]?.probability ?? 1} value={probability} aria-label={tag.name} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Remembering({ me, onChanged }: PartProps) {
  const write = useWrite()
  const attempt = useAttempt()
  const isGranted =
    me.consent?.choices.find(({ purpose }) => purpose === 'PERSONALIZATION')?.isGranted ?? false
  const set = (next: boolean) =>
    attempt(async () => {
      await write(SetConsentDocument, { choices: [{ purpose: 'PERSONALIZATION', isGranted: next }] })
      onChanged()
    })
  return (
    <section aria-labelledby="remembering">
      <h2 id="remembering">Remembering</h2>
      <label className="acts">
        <input type="checkbox" checked={isGranted} onChange={({ target }) => set(target.checked)} />
        Remember what I do, and choose products for me
      </label>
    </section>
  )
}

const VERBS: Readonly<Record<string, string>> = {
  CART: 'Put into the cart',
  CART_REMOVED: 'Taken out of the cart',
  CLICK: 'Clicked',
  LIKE: 'Liked',
  PURCHASE: 'Bought',
  RATING: 'Rated',
  SAVE: 'Saved',
  SHARE: 'Shared',
  VIEW: 'Looked at',
}

function History({ me, onChanged }: PartProps) {
  const write = useWrite()
  const attempt = useAttempt()
  const events = me.events?.nodes ?? []
  const forget = (eventId: string) =>
    attempt(async () => {
      await write(ForgetDocument, { eventId })
      onChanged()
    })
  return (
    <section aria-labelledby="history">
      <h2 id="history">What you did here</h2>
      <ul className="rows">
        {events.map(({ eventId, kind, item, occurredAt }) => (
          <li key={eventId} data-id={eventId}>
            <span>
              {VERBS[kind] ?? kind.toLowerCase()}{' '}
              {item ? <a href={href('products', item.id)}>{item.title}</a> : null}
              <small> {new Date(occurredAt).toLocaleDateString('en', { dateStyle: 'medium' })}</small>
            </span>
            <button
              type="button"
              aria-label={`Forget: ${VERBS[kind] ?? kind} ${item?.title ?? ''}`}
              onClick={() => forget(eventId)}
            >
              Forget
            </button>
          </li>
        ))}
      </ul>
      {(me.events?.totalCount ?? 0) > events.length ? (
        <p className="soft">The newest {events.length}. The export below has all.</p>
      ) : null}
    </section>
  )
}

function Dismissed({ me, onChanged }: PartProps) {
  const write = useWrite()
  const attempt = useAttempt()
  const items = me.dismissedItems?.nodes ?? []
  if (items.length === 0) return null
  const show = (itemId: string) =>
    attempt(async () => {
      await write(UndoDismissalDocument, { itemId })
      onChanged()
    })
  return (
    <section aria-labelledby="dismissed">
      <h2 id="dismissed">What you do not want to see</h2>
      <ul className="rows">
        {items.map(({ id, title }) => (
          <li key={id}>
            {title}
            <button type="button" aria-label={`Show again: ${title}`} onClick={() => show(id)}>
              Show again
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
