import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";

interface ButtonProps extends Omit<AriaButtonProps, "className"> {
  readonly look?: "primary" | "secondary" | "quiet" | "cell" | "tile";
  readonly className?: string;
}

export const Button = ({ look = "secondary", className = "", ...props }: ButtonProps) => (
  <AriaButton {...props} className={`button button-${look} ${className}`} />
);
