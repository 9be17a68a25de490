package com.example.corpus.xray;

import com.amazonaws.xray.entities.Segment;
import com.amazonaws.xray.listeners.SegmentListener;

/** Puts the tenant into every trace. */
final class Tenant implements SegmentListener {
    @Override
    public void onBeginSegment(Segment segment) {
        segment.putMetadata("tenant", "acme");
    }
}
