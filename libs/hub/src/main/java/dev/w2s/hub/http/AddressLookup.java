package dev.w2s.hub.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses behind a host's name. */
@FunctionalInterface
public interface AddressLookup {
    AddressLookup SYSTEM = InetAddress::getAllByName;

    InetAddress[] lookUp(String host) throws UnknownHostException;
}
