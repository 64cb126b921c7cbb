package com.example.myserver;

import remotemcp.jvm.Jvm;

/// Starts the server on the JVM.
final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        Jvm.serve(MyServer.create(), 8080);
        System.out.println("my-server listens on http://localhost:8080/mcp (stop with Ctrl-C)");
    }
}
