package com.example.myserver;

import remotemcp.workers.Workers;

/// Starts the server on Cloudflare Workers.
final class WorkerMain {
    private WorkerMain() {
    }

    public static void main(String[] args) {
        Workers.serve(MyServer.create());
    }
}
