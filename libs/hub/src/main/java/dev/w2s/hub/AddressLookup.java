package dev.w2s.hub;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses behind a host's name. */
@FunctionalInterface
interface AddressLookup {
    AddressLookup SYSTEM = InetAddress::getAllByName;

    InetAddress[] lookUp(String host) throws UnknownHostException;
}
