import type { ReactNode } from 'react';

/** Line drawings of the interface, 20 by 20; what they mean is said by the button that bears them. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="1.25em"
      height="1.25em"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const SearchIcon = () => (
  <Icon>
    <circle cx="8.7" cy="8.7" r="5.2" />
    <path d="m12.7 12.7 4 4" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon>
    <path d="M10 4.5v11M4.5 10h11" />
  </Icon>
);

export const MinusIcon = () => (
  <Icon>
    <path d="M4.5 10h11" />
  </Icon>
);

export const MenuIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />
  </Icon>
);

export const WholeIcon = () => (
  <Icon>
    <path d="M3.5 7.5v-4h4M16.5 7.5v-4h-4M3.5 12.5v4h4M16.5 12.5v4h-4" />
  </Icon>
);

export const ColumnsIcon = () => (
  <Icon>
    <path d="M3 16.5h14M4.5 16.5v-5h3v5M8.5 16.5V4h3v12.5M12.5 16.5V8.5h3v8" />
  </Icon>
);

export const UpIcon = () => (
  <Icon>
    <path d="M10 16V4.5M5 9l5-5 5 5" />
  </Icon>
);

export const CalendarIcon = () => (
  <Icon>
    <path d="M3.5 5.5c0-.6.4-1 1-1h11c.6 0 1 .4 1 1v10c0 .6-.4 1-1 1h-11c-.6 0-1-.4-1-1zM3.5 8.5h13M7 2.8v3.4M13 2.8v3.4" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M10 3.5v9M6 8.8l4 4 4-4M3.8 13.5v2.2c0 .5.4.8.8.8h10.8c.4 0 .8-.3.8-.8v-2.2" />
  </Icon>
);

export const LayersIcon = () => (
  <Icon>
    <path d="m10 3 7 3.8-7 3.8-7-3.8zM3.4 10.2 10 13.8l6.6-3.6M3.4 13.4 10 17l6.6-3.6" />
  </Icon>
);
