import type { ReactNode } from 'react';
import css from './icon-button.module.css';

interface IconButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly expanded?: boolean;
  /** for what is on or off */
  readonly pressed?: boolean;
}

/** A button that bears a drawing; what it does is its name. */
export function IconButton({ label, onClick, children, className, expanded, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      className={className ? `${css.button} ${className}` : css.button}
      onClick={onClick}
      title={label}
      aria-label={label}
      aria-expanded={expanded}
      aria-pressed={pressed}
    >
      {children}
    </button>
  );
}
