import { useRef } from 'react'
import { Portrait } from './picture.tsx'
import { href } from './route.ts'
import { useShop } from './shop.tsx'
import { useAttempt } from './toasts.tsx'

/** People of the demo world who like different things. */
const PEOPLE = [
  { id: 'anika-sethi', name: 'Anika Sethi', likes: 'camps and hikes' },
  { id: 'andres-montoya', name: 'Andrés Montoya', likes: 'plays and collects' },
  { id: 'dario-blanc', name: 'Dario Blanc', likes: 'has small children' },
] as const

/** Signs people in and out. There is no password: it is a demo. */
export function AccountMenu() {
  const { user, signIn, signOut } = useShop()
  const menu = useRef<HTMLElement>(null)
  const attempt = useAttempt()
  const choose = (act: () => Promise<void>) => {
    menu.current?.hidePopover()
    attempt(act)
  }
  return (
    <>
      <button type="button" className="account" popoverTarget="account">
        {user ? <Portrait id={user.userId} /> : 'Sign in'}
        {user ? <span className="account-name">{user.name}</span> : null}
        {user ? <span className="hidden">: your account</span> : null}
      </button>
      <section id="account" ref={menu} popover="auto" className="menu" aria-label="Account">
        <p className="soft">Look at the shop as</p>
        {PEOPLE.map(({ id, name, likes }) => (
          <button
            key={id}
            type="button"
            aria-pressed={user?.userId === id}
            onClick={() => choose(() => signIn(id))}
          >
            <Portrait id={id} />
            <span>
              {name} <small>{likes}</small>
            </span>
          </button>
        ))}
        <a href={href('my-data')} onClick={() => menu.current?.hidePopover()}>
          My data
        </a>
        {user ? (
          <button type="button" onClick={() => choose(signOut)}>
            Sign out
          </button>
        ) : null}
      </section>
    </>
  )
}
