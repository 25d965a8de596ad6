import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "./button.tsx";

interface PanelProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel at the side, closed by Escape, by its button or by a press outside; focus goes back where it was. */
export function Panel({ title, open, onClose, children }: PanelProps) {
  const { t } = useLanguage();
  return (
    <ModalOverlay className="panel-shade" isOpen={open} onOpenChange={(is) => !is && onClose()} isDismissable>
      <Modal className="panel">
        <Dialog className="panel-content">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          <Button onPress={onClose}>{t("action.close")}</Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
