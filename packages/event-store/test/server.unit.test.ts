import { expect, it } from "vitest";
import { containerEngine } from "./server.ts";

it("a container engine is found by its setting or its socket, and nothing is asked of it", () => {
  const asked: string[] = [];
  const none = (path: string) => {
    asked.push(path);
    return false;
  };
  expect(containerEngine({ XDG_RUNTIME_DIR: "/run/user/1000" }, none)).toBe(undefined);
  expect(asked).toContain("/var/run/docker.sock");
  expect(containerEngine({ XDG_RUNTIME_DIR: "/run/user/1000" }, (path) => path.startsWith("/run/"))).toBe(
    "/run/user/1000/docker.sock",
  );
  expect(containerEngine({ DOCKER_HOST: "tcp://127.0.0.1:2375" }, none)).toBe("tcp://127.0.0.1:2375");
});
