/** A button that opens a short list of actions; closes on Escape, on a click elsewhere and after a choice. */
import { type ReactNode, useEffect, useRef } from 'react';

export interface MenuItem {
  label: string;
  run: () => void | Promise<void>;
}

export function Menu({ label, items }: { label: ReactNode; items: readonly MenuItem[] }) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const outside = (event: Event) => {
      const menu = ref.current;
      if (menu?.open && !menu.contains(event.target as Node)) menu.open = false;
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, []);
  const close = () => {
    if (!ref.current) return;
    ref.current.open = false;
    ref.current.querySelector('summary')?.focus();
  };
  return (
    <details className="menu" ref={ref} onKeyDown={(e) => e.key === 'Escape' && close()}>
      <summary>{label}</summary>
      <div className="menu-items">
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            onClick={() => {
              close();
              void item.run();
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </details>
  );
}
