package io.enidetach.cloud.tencent.wire;

import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Region;
import java.util.List;
import java.util.Optional;

/** How one generation of the API lists the ENIs of a region. */
public interface EniList {

    /** What to filter by; the cloud compares exactly, or by a part of a name. */
    record Filter(String name, String value) {}

    /** How many one page holds at most. */
    int size();

    /** The page that begins there, of all ENIs or of those that pass the filter. */
    Reading<Pages.Page<EniFacts>> page(Region region, Optional<Filter> filter, int from);

    /** The filters that find what may be meant by a clue that is no ID, each some of it; none where the API has none. */
    List<Filter> filters(Clue clue);
}
