// The little script of every page.
import * as DKFDS from 'dkfds';
import htmx from 'htmx.org';

htmx.config.selfRequestsOnly = true;
DKFDS.init();
