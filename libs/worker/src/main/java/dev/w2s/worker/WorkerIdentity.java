package dev.w2s.worker;

import dev.w2s.study.job.Service;

/**
 * A worker as events and manifests name it.
 *
 * @param name service, host and process, for events
 * @param producer program and version, for manifests
 * @param device the jobs run on
 */
record WorkerIdentity(Service service, String name, String producer, String device) {
    static WorkerIdentity of(WorkerDefinition definition, String host, String version) {
        String service = definition.service().label();
        return new WorkerIdentity(
                definition.service(),
                service + "@" + host + ":" + ProcessHandle.current().pid(),
                service + " " + version,
                definition.device());
    }
}
