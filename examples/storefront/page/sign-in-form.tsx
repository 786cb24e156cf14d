import { type FormEvent, useState } from 'react'
import { useShop } from './shop.tsx'

/** Signs users in and out. There is no password: it is a demo. */
export function SignInForm() {
  const { user, signIn, signOut } = useShop()
  const [name, setName] = useState('abena-adeyemi')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await signIn(name)
  }
  if (user) {
    return (
      <p className="acts">
        <span>Hello {user.name}</span>
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      </p>
    )
  }
  return (
    <form className="acts" onSubmit={submit}>
      <input aria-label="User" required value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit">Sign in</button>
    </form>
  )
}
